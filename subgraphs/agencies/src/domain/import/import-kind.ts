/** What can be imported as a table. */
export const IMPORT_KINDS = ['AGENCIES', 'UNITS', 'KEYWORDS', 'OFFICERS'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
