"""How far apart colours are, to whoever sees them: lightness, contrast, and distance under colour blindness.

The matrices are those of Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color
vision deficiency", severity 1.0; they apply to linear RGB. Distance is CIE 1976 (Euclidean in L*a*b*, D65): 2.3 is just
noticeable. Contrast is that of WCAG 2: 4.5 is asked of text.
"""

from math import dist

type Triple = tuple[float, float, float]
type Matrix = tuple[Triple, Triple, Triple]

NORMAL: Matrix = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
PROTANOPIA: Matrix = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTERANOPIA: Matrix = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
TRITANOPIA: Matrix = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))
XYZ: Matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE: Triple = (0.95047, 1.0, 1.08883)  # D65
SIGHTS = {"normal": NORMAL, "protanopia": PROTANOPIA, "deuteranopia": DEUTERANOPIA, "tritanopia": TRITANOPIA}


def distance(one: str, other: str, sight: Matrix = NORMAL) -> float:
    """Returns how far apart two colours such as "#0072B2" look."""
    return dist(_lab(_seen(one, sight)), _lab(_seen(other, sight)))


def lightness(colour: str) -> float:
    """Returns L*, from 0 (black) to 100 (white)."""
    return _lab(_linear(colour))[0]


def contrast(one: str, other: str) -> float:
    """Returns the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted(_times(XYZ, _linear(colour))[1] for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _curve(red), _curve(green), _curve(blue)


def _curve(value: float) -> float:
    """Returns the light of a channel of sRGB."""
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _seen(colour: str, sight: Matrix) -> Triple:
    red, green, blue = (min(max(value, 0.0), 1.0) for value in _times(sight, _linear(colour)))
    return red, green, blue


def _times(matrix: Matrix, vector: Triple) -> Triple:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def _lab(linear: Triple) -> Triple:
    x, y, z = (_root(value / white) for value, white in zip(_times(XYZ, linear), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return float(value ** (1 / 3) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29)
