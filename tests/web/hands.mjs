/* Two ways to use the page: with a mouse, and with a keyboard alone. Both know things only by what
 * they are called, and count what they do. */

import { check, plain } from "./harness.mjs";

const MOST_TABS = 250;

/** The same name where words may be broken. @param {RegExp} name */
function broken(name) {
    return new RegExp(name.source.replace(/(\p{L})(?=\p{L})/gu, "$1[\\u00ad\\u200b]*"), name.flags);
}

/** The first that is seen of those with a name. */
async function seen(page, name, roles) {
    for (const role of roles)
        for (const each of await page.getByRole(role, { name: broken(name) }).all())
            if (await each.isVisible()) return each;
    throw new Error("nothing to press is called " + name);
}

export function mouse(page) {
    const hand = { actions: 0,
        async press(name) {
            hand.actions++;
            await (await seen(page, name, ["link", "button", "radio", "tab"])).click();
        },
        async tick(name) {
            hand.actions++;
            const box = await seen(page, name, ["checkbox"]);
            await (await box.isEnabled() ? box : page.getByText(name).first()).click();
        },
        async find(text, name) {
            hand.actions += 2 + text.length;
            const field = await seen(page, /./, ["combobox", "searchbox"]);
            await field.click();
            await field.pressSequentially(text);
            await page.getByRole("option", { name: broken(name) }).first().click();
        },
        async narrow(label, option) {
            hand.actions += 2;
            await page.getByLabel(label).first().selectOption({ label: option });
        } };
    return hand;
}

/** What has the focus: its name as assistive technology tells it, near enough, and what it is. */
function focused(page) {
    return page.evaluate(() => {
        const at = document.activeElement;
        if (!at || at === document.body) return { name: "", role: "" };
        const labels = [...(/** @type {any} */ (at).labels ?? [])].map((each) => each.textContent).join(" ");
        const labelled = (at.getAttribute("aria-labelledby") ?? "").split(" ")
            .map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
        return { name: (at.getAttribute("aria-label") || labelled.trim() || labels || at.textContent || "").trim(),
            role: at.getAttribute("role") || at.tagName.toLowerCase(),
            type: at.getAttribute("type") ?? "" };
    });
}

export function keys(page) {
    const hand = { actions: 0,
        async key(name) {
            hand.actions++;
            await page.keyboard.press(name);
        },
        /** Tab until something of that name, that is that, has the focus. */
        async reach(name, is) {
            for (let i = 0; i < MOST_TABS; i++) {
                const at = await focused(page);
                if (is(at) && name.test(plain(at.name))) return at;
                await hand.key("Tab");
            }
            throw new Error("no tab leads to " + name);
        },
        async press(name) {
            const at = await hand.reach(name, (each) => ["a", "button", "link", "radio", "tab", "summary"].includes(each.role)
                || each.type === "radio");
            await hand.key(at.type === "radio" ? "Space" : "Enter");
        },
        async tick(name) {
            await hand.reach(name, (each) => each.type === "checkbox" || each.role === "checkbox");
            await hand.key("Space");
        },
        async find(text, name) {
            await hand.key("/");
            hand.actions += text.length;
            await page.keyboard.type(text);
            for (let i = 0; i < 8; i++) {
                await hand.key("ArrowDown");
                const option = await page.evaluate(() => document.getElementById(
                    document.activeElement?.getAttribute("aria-activedescendant") ?? "")?.textContent ?? "");
                if (name.test(plain(option))) return hand.key("Enter");
            }
            throw new Error("search finds no " + name);
        },
        async narrow(label, option) {
            await hand.reach(label, (each) => each.role === "select");
            const chosen = () => page.evaluate(() => /** @type {HTMLSelectElement} */ (
                document.activeElement).selectedOptions?.[0]?.textContent ?? "");
            for (let i = 0; await chosen() !== option; i++) {
                check(i < 40, "arrows do not lead to", option);
                await hand.key("ArrowDown");
            }
        } };
    return hand;
}
