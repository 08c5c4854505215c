// Measures the contrast of every text that can be seen, against what lies behind it; gives those below the least.
// A colour with alpha is laid over what is below it, and the opacity of an ancestor over what is below that.

(least) => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  function rgba(color) {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    return { rgb: [red, green, blue], alpha: alpha / 255 };
  }

  const mix = (over, under, share) => over.map((value, index) => value * share + under[index] * (1 - share));
  const laid = (color, below) => mix(rgba(color).rgb, below, rgba(color).alpha);

  function brightness(rgb) {
    const [red, green, blue] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function ratio(one, other) {
    const [dark, light] = [brightness(one), brightness(other)].sort((left, right) => left - right);
    return (light + 0.05) / (dark + 0.05);
  }

  /** What an element has painted on each of its ancestors; of a gradient the colour that is worst for the text. */
  function behind(element, ink) {
    const line = [];
    for (let each = element; each; each = each.parentElement) line.unshift(each);
    const top = line.findLastIndex((each) => each.matches("dialog, [popover], .notice")); // lies over the page
    let paper = [255, 255, 255];
    const veils = [];
    for (const each of line.slice(Math.max(top, 0))) {
      const { opacity, backgroundColor, backgroundImage } = getComputedStyle(each);
      if (Number(opacity) > 0 && Number(opacity) < 1) veils.push([Number(opacity), paper]);
      paper = laid(backgroundColor, paper);
      const stops = backgroundImage.match(/(rgba?|color|oklab)\([^()]*\)/g) ?? [];
      const papers = stops.map((stop) => laid(stop, paper));
      if (papers.length) paper = papers.sort((one, other) => ratio(one, ink) - ratio(other, ink))[0];
    }
    return { paper, veils };
  }

  function measure(element, color) {
    const ink = rgba(color);
    let { paper, veils } = behind(element, ink.rgb);
    let text = mix(ink.rgb, paper, ink.alpha);
    for (const [opacity, below] of veils.reverse()) {
      text = mix(text, below, opacity);
      paper = mix(paper, below, opacity);
    }
    return ratio(text, paper);
  }

  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest(":disabled, .unseen, [inert]");

  function* texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (data.trim() && isShown(parentElement)) yield [parentElement, getComputedStyle(parentElement).color, data];
    }
    for (const field of document.querySelectorAll("input, textarea, select")) {
      const kind = field.value ? undefined : "::placeholder";
      const words = field.value || field.placeholder;
      const { color } = getComputedStyle(field, kind);
      if (words && isShown(field) && rgba(color).alpha > 0) yield [field, color, words];
    }
  }

  const measured = [...texts()].map(([element, color, words]) => {
    const place = `${element.parentElement.className || element.parentElement.tagName} > ${element.className || element.tagName}`;
    return { contrast: measure(element, color), place, words: words.trim().slice(0, 40) };
  });
  const weak = measured.filter(({ contrast }) => contrast < least);
  return { count: measured.length, weak: weak.map((each) => `${each.contrast.toFixed(2)} ${each.place}: ${each.words}`) };
};
