// @ts-check
"use strict";

/* A picture that is made larger within its frame, by buttons, keys, wheel and two fingers, and moved there. */

const ZOOM_MOST = 6;

/** Makes a picture larger within its frame, which scrolls. @param {HTMLElement} frame @param {SVGElement} canvas */
function magnifier(frame, canvas) {
    let scale = 1;
    /** @param {number} factor @param {number} [x] @param {number} [y] of the frame, and stays there */
    const zoom = (factor, x, y) => {
        const before = scale, atX = x ?? frame.clientWidth / 2, atY = y ?? frame.clientHeight / 2;
        const left = frame.scrollLeft + atX, top = frame.scrollTop + atY;
        if (before === 1) frame.style.height = frame.getBoundingClientRect().height + "px";
        scale = Math.min(ZOOM_MOST, Math.max(1, scale * factor));
        canvas.style.width = scale === 1 ? "" : `calc(var(--scenebredde) * ${scale})`;
        if (scale === 1) frame.style.height = "";
        frame.classList.toggle("forstorret", scale > 1);
        frame.scrollTo(left * (scale / before) - atX, top * (scale / before) - atY);
    };
    const fit = () => {
        zoom(1 / scale);
        frame.scrollTo(0, 0);
    };
    /** @param {DrawnCard} drawn */
    const centre = ({ card, made }) => {
        if (frame.scrollHeight > 1.5 * window.innerHeight) made.scrollIntoView({ block: "nearest" });
        const inside = frame.scrollWidth > frame.clientWidth + 1 || frame.scrollHeight > frame.clientHeight + 1;
        if (!inside) return;
        const size = canvas.getBoundingClientRect().width / Number(canvas.getAttribute("viewBox")?.split(" ")[2]);
        const x = card.x * size - frame.scrollLeft, y = card.y * size - frame.scrollTop;
        const isSeen = x > 0 && y > 0 && x + card.width * size < frame.clientWidth &&
            y + card.height * size < frame.clientHeight;
        if (!isSeen) frame.scrollBy(x + (card.width * size - frame.clientWidth) / 2,
            y + (card.height * size - frame.clientHeight) / 2);
    };
    dragScroll(frame);
    pinchZoom(frame, zoom);
    frame.addEventListener("wheel", (event) => {
        if (!event.ctrlKey && !event.metaKey) return; // else the page scrolls
        event.preventDefault();
        const box = frame.getBoundingClientRect();
        zoom(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
    return { zoom, fit, centre };
}

/** A mouse takes hold of the picture; a finger scrolls it by itself. @param {HTMLElement} frame */
function dragScroll(frame) {
    let held = false, moved = 0;
    frame.addEventListener("pointerdown", (event) => {
        held = event.pointerType === "mouse" && event.button === 0;
        moved = 0;
    });
    frame.addEventListener("pointermove", (event) => {
        if (!held || event.buttons === 0) return;
        moved += Math.abs(event.movementX) + Math.abs(event.movementY);
        if (moved <= 6) return;
        if (!frame.hasPointerCapture(event.pointerId)) frame.setPointerCapture(event.pointerId);
        frame.scrollBy(-event.movementX, -event.movementY);
    });
    for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, () => { held = false; });
    frame.addEventListener("click", (event) => {
        if (moved > 6) event.stopPropagation();
    }, true);
}

/** @param {HTMLElement} frame @param {(factor: number, x: number, y: number) => void} zoom */
function pinchZoom(frame, zoom) {
    let was = 0;
    frame.addEventListener("touchstart", () => { was = 0; }, { passive: true });
    frame.addEventListener("touchmove", (event) => {
        if (event.touches.length !== 2) return;
        event.preventDefault();
        const [one, other] = event.touches, box = frame.getBoundingClientRect();
        const is = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
        if (was > 0) zoom(is / was, (one.clientX + other.clientX) / 2 - box.left,
            (one.clientY + other.clientY) / 2 - box.top);
        was = is;
    }, { passive: false });
}
