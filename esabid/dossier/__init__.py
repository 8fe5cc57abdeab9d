"""The dossier: typeset, assembled and inspected in a child process."""
