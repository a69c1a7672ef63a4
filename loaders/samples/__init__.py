"""A sample digest to try the program with: invented outlets and reporters, real conflicts, every word written for this project."""

from pathlib import Path

DIGEST = Path(__file__).with_name("digest.txt")
