"""Online geocoders through geopy: the only home of the network in this stage."""
