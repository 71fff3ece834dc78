"""Evidence: photographs, papers and signed sheets beside a noun; stripped of traces, shown by class."""
