"""How geomap meets the machine: whole writes, files that people write, addresses, several processes."""
