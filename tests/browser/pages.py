"""What is asked of any page with pictures."""

# WCAG's contrast of each node's text with its background, painted to one pixel to resolve
# color-mix and the alpha of both.
CONTRAST = """(nodes) => {
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (...colours) => {
    pixel.clearRect(0, 0, 1, 1);
    for (const colour of colours) { pixel.fillStyle = colour; pixel.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...pixel.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const isSeen = (node) => node.offsetParent && node.textContent && !node.disabled;
  return nodes.filter(isSeen).map((node) => {
    const behind = [];
    for (let at = node; at; at = at.parentElement) {
      behind.unshift(getComputedStyle(at).backgroundColor);
    }
    const [paper, ink] = [light(...behind), light(...behind, getComputedStyle(node).color)];
    return (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05);
  });
}"""
