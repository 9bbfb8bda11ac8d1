// @ts-check
"use strict";

/* A picture of the page as a file: its looks are written into it, so that it is the same elsewhere. */

const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-size",
    "font-weight", "font-family", "visibility", "display"];

/** @param {SVGElement} picture */
function standalone(picture) {
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
    const [, , width, height] = (copy.getAttribute("viewBox") ?? "0 0 1040 700").split(" ");
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    const paper = svg("rect", { x: 0, y: 0, width, height, fill: getComputedStyle(document.body).backgroundColor });
    copy.prepend(paper);
    return { text: new XMLSerializer().serializeToString(copy), width: Number(width), height: Number(height) };
}

/** @param {SVGElement} picture @param {string} title @param {"svg"|"png"} format */
function savePicture(picture, title, format) {
    const made = standalone(picture);
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
