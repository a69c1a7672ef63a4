"""A sample digest to try the program with: invented outlets and reporters, real conflicts, every word written for this project."""
