/** Phones that are drawn at once; each holds a conversation of its own. */
export const phonesAtFirst = 8;
