// @ts-check
"use strict";

/* A picture of the page as a file: its looks are written into it, so that it is the same elsewhere. */

const LOOKS = ["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-size",
    "font-weight", "font-family", "visibility", "display"];

const PICTURE_MARGIN = 20, PICTURE_HEAD = 46, PICTURE_FOOT = 22;

/** With its title and its sources. @param {SVGElement} picture @param {string} title */
function standalone(picture, title) {
    const copy = /** @type {SVGElement} */ (picture.cloneNode(true));
    const from = picture.querySelectorAll("*"), to = copy.querySelectorAll("*");
    for (let i = 0; i < from.length; i++) {
        const looks = getComputedStyle(from[i]);
        for (const look of LOOKS) {
            const value = looks.getPropertyValue(look);
            if (value) to[i].setAttribute(look, value);
        }
        for (const name of ["class", "tabindex", "role", "aria-pressed"]) to[i].removeAttribute(name);
    }
    copy.removeAttribute("style");
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    const [, , wide, high] = (copy.getAttribute("viewBox") ?? "0 0 1040 700").split(" ").map(Number);
    const width = wide + 2 * PICTURE_MARGIN, height = high + 2 * PICTURE_MARGIN + PICTURE_HEAD + PICTURE_FOOT;
    copy.setAttribute("viewBox", `${-PICTURE_MARGIN} ${-PICTURE_MARGIN - PICTURE_HEAD} ${width} ${height}`);
    copy.setAttribute("width", String(width));
    copy.setAttribute("height", String(height));
    const looks = getComputedStyle(document.body);
    /** @param {string} text @param {number} y @param {number} size @param {boolean} [bold] */
    const line = (text, y, size, bold) => svg("text", { x: 0, y, "font-size": size, fill: looks.color,
        "font-family": looks.fontFamily, "font-weight": bold ? 700 : 400 }, text);
    copy.prepend(svg("rect", { x: -PICTURE_MARGIN, y: -PICTURE_MARGIN - PICTURE_HEAD, width, height, fill: looks.backgroundColor }),
        line(title, -PICTURE_HEAD + 16, 20, true), line(say(data.dataset.dataset.title), -PICTURE_HEAD + 36, 13));
    copy.append(line(sourceLine(), high + PICTURE_FOOT, 12));
    return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/** @param {SVGElement} picture @param {string} title @param {"svg"|"png"} format */
function savePicture(picture, title, format) {
    const made = standalone(picture, title);
    if (format === "svg") {
        save(fileName(title) + ".svg", "image/svg+xml", made.text);
        return;
    }
    const image = new Image();
    const address = URL.createObjectURL(new Blob([made.text], { type: "image/svg+xml" }));
    image.addEventListener("load", () => {
        const canvas = /** @type {HTMLCanvasElement} */ (el("canvas", { width: made.width * 2, height: made.height * 2 }));
        canvas.getContext("2d")?.drawImage(image, 0, 0, made.width * 2, made.height * 2);
        URL.revokeObjectURL(address);
        canvas.toBlob((blob) => blob && save(fileName(title) + ".png", "image/png", blob));
    });
    image.src = address;
}
