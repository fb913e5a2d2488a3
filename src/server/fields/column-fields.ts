/** Facts that flows write by name like a custom field, and that are columns of the contact. */
export const columnFields: ReadonlySet<string> = new Set(['name', 'language']);
