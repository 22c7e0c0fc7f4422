// A few words for what every script does with a page.

export const one = <T extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): T | null =>
  within.querySelector<T>(selector);

export const all = <T extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): T[] => [
  ...within.querySelectorAll<T>(selector),
];

/** The signed-in person, as the server names them on the body; empty on public pages. */
export const person = document.body.dataset.person ?? "";

/** A sentence from the server, with its gaps filled. */
export const fill = (sentence: string | undefined, gaps: Record<string, string | number>): string =>
  (sentence ?? "").replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap));

/** The sentence of an element that fits a number in the page's language: data-one, data-few, data-many, data-other. */
export const counted = (element: HTMLElement, n: number): string => {
  const form = new Intl.PluralRules(document.documentElement.lang || "en").select(n);
  return fill(element.dataset[form] ?? element.dataset.other, { n });
};

/** Fetches this page again and puts the named regions in the place of the old ones. */
export async function refresh(selectors: string): Promise<void> {
  const fresh = await load();
  for (const selector of selectors.split(",")) {
    const now = one(selector.trim());
    const next = fresh && one(selector.trim(), fresh);
    if (!now || !next || now.contains(document.activeElement)) continue;
    now.replaceWith(next);
    dispatchEvent(new CustomEvent("alcove:fresh", { detail: next }));
  }
}

/** This page as the server would show it now, or null where it cannot be had. */
export async function load(): Promise<Document | null> {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}
