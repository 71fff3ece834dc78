"""Privacy: the register of personal fields, sealing, masking, suppression, and reading for a purpose."""
