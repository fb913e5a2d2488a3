/** Signs with which a cell makes a spreadsheet run something; full-width ones are read as the others. */
const runs = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * One line of a CSV file by RFC 4180. What a spreadsheet would run gets an apostrophe before it, so that it is shown as
 * text (ASVS 1.2.10).
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = runs.test(text) ? `'${text}` : text;
  return safe !== text || /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
