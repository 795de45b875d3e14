"""Where a place lies on the drawn world map: the Equal Earth projection.

After B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection",
International Journal of Geographical Information Science 33(3), 2019 (online 2018).
With latitude φ and longitude λ in radians and the parametric latitude θ, where
sin θ = (√3 / 2) sin φ:

    x = λ cos θ / ((√3 / 2) (A1 + 3 A2 θ² + θ⁶ (7 A3 + 9 A4 θ²)))
    y = θ (A1 + A2 θ² + θ⁶ (A3 + A4 θ²))

The land in ``static/img/land.svg`` is drawn with the same formula, scale and centre,
so that a dot placed here lies where the land says it does.
"""

from math import asin, cos, radians, sin, sqrt

WIDTH = 1000
HEIGHT = 487

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
HALF_ROOT_OF_3 = sqrt(3) / 2

# The equator, 360 degrees long, fills the width; the origin is the map's centre.
SCALE = 184.73156767339816
CENTRE_X = WIDTH / 2
CENTRE_Y = HEIGHT / 2


def project(latitude, longitude):
    """Return (x, y) of a place in units of the map, 1000 wide and 487 high.

    Latitude is in degrees north (-90 to 90), longitude in degrees east (-180 to
    180); ``Decimal`` will do. x grows to the east and y to the south, as in SVG.
    """
    theta = asin(HALF_ROOT_OF_3 * sin(radians(latitude)))
    squared = theta * theta
    sixth = squared**3
    x = (
        radians(longitude)
        * cos(theta)
        / (
            HALF_ROOT_OF_3
            * (A1 + 3 * A2 * squared + sixth * (7 * A3 + 9 * A4 * squared))
        )
    )
    y = theta * (A1 + A2 * squared + sixth * (A3 + A4 * squared))
    return CENTRE_X + SCALE * x, CENTRE_Y - SCALE * y
