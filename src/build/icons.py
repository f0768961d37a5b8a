#!/usr/bin/env python3
"""Draws the app's icons and logos in app/static: a prompt at the mouth of a tunnel.

Needs Pillow:  python3 -m pip install pillow && python3 src/build/icons.py
The PNGs are committed; run this only to change them.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

STATIC = Path(__file__).resolve().parents[2] / "app" / "static"
INK = (22, 33, 52, 255)
LIGHT = (255, 255, 255, 255)
AMBER = (250, 166, 26, 255)
SCALE = 8  # drawn larger, then reduced, for smooth edges


def mark(size, arch, mouth, prompt):
    """The arch of a tunnel, its dark mouth, and a shell prompt in it, on a transparent square."""
    n = size * SCALE
    image = Image.new("RGBA", (n, n), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)

    def tunnel(margin, colour):
        left, top, right, bottom = margin * n, margin * n, n - margin * n, n - 0.08 * n
        draw.pieslice((left, top, right, top + (right - left)), 180, 360, fill=colour)
        draw.rectangle((left, top + (right - left) / 2, right, bottom), fill=colour)

    tunnel(0.06, arch)
    tunnel(0.20, mouth)
    line = round(0.075 * n)
    draw.line([(0.33 * n, 0.46 * n), (0.48 * n, 0.59 * n), (0.33 * n, 0.72 * n)], prompt, line, joint="curve")
    draw.line([(0.52 * n, 0.74 * n), (0.69 * n, 0.74 * n)], prompt, line)
    return image.resize((size, size), Image.LANCZOS)


def logo(width, height, arch, mouth, prompt, text):
    """The mark, and the app's name beside it."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    image.alpha_composite(mark(height, arch, mouth, prompt))
    font = ImageFont.load_default(size=height * 0.36)
    draw = ImageDraw.Draw(image)
    draw.text((height * 1.12, height * 0.10), "IDE Tunnel", text, font)
    draw.text((height * 1.12, height * 0.48), "Detection", text, font)
    return image


def main():
    STATIC.mkdir(parents=True, exist_ok=True)
    for suffix, factor in (("", 1), ("_2x", 2)):
        # appIcon lies on a light ground, appIconAlt and the logo on Splunk's dark bar.
        mark(36 * factor, INK, LIGHT, AMBER).save(STATIC / f"appIcon{suffix}.png", optimize=True)
        mark(36 * factor, LIGHT, INK, AMBER).save(STATIC / f"appIconAlt{suffix}.png", optimize=True)
        logo(160 * factor, 40 * factor, LIGHT, INK, AMBER, LIGHT).save(STATIC / f"appLogo{suffix}.png", optimize=True)


if __name__ == "__main__":
    main()
