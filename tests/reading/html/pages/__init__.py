"""Pages in the layouts of Arabic news sites, with the record that each must give. Outlets, people and news are invented."""
