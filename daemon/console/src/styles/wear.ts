// Styles come inside the scripts that need them: a stylesheet would be one file more to wait for before the first picture,
// and on a poor network a connection more.
export function wear(...styles: string[]): void {
  const sheets = styles.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...sheets];
}
