"""The site as a whole: settings, addresses, servers. Nothing of the domain."""
