/** The generation of the interpreter; a version published for a newer one is left alone by older workers. */
export const engineSchema = 1;
