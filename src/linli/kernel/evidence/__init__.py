"""Evidence: photographs, papers and signed sheets beside a noun; stripped, content-addressed, read by class."""
