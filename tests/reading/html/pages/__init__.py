"""Pages in the layouts of Arabic news sites, with the record that each must give; all of it invented."""
