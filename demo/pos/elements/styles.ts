/** Style sheets for the till's components, each fetched once. */
const sheets = new Map<string, Promise<CSSStyleSheet>>();

/** The sheets with these names, ready to be adopted by a shadow root. */
export function styles(...names: string[]): Promise<CSSStyleSheet[]> {
  return Promise.all(
    names.map((name) => {
      const known = sheets.get(name) ?? read(name);
      sheets.set(name, known);
      return known;
    }),
  );
}

async function read(name: string): Promise<CSSStyleSheet> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch(`/pos/css/${name}.css`)).text());
  return sheet;
}
