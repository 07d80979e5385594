/**
 * What a report is about; a tree of two levels. Ids are slugs that never change, a leaf's continues its root's with a dot:
 * `lingkungan.pohon-tumbang`.
 */
export interface Category {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  /** The place among its siblings, from 1. */
  readonly position: number;
  /** A category that is no longer offered stays, because old reports carry it. */
  readonly active: boolean;
  /** Whether reports in it belong to a national priority programme, which KSP oversees; for this category alone. */
  readonly nationalPriority: boolean;
  /** What is to be chosen in its place, once it is no longer offered; null when nothing was named. */
  readonly successorId: string | null;
  /** The first day from which it was offered, `YYYY-MM-DD`; null when the registry was not told. */
  readonly validFrom: string | null;
  /** The first day on which it is no longer offered; null for an active one. */
  readonly validTo: string | null;
}

/** Whether a text can be a category's id at all. */
export function isCategoryId(text: string): boolean {
  return /^[a-z\d-]{1,60}(\.[a-z\d-]{1,60})?$/.test(text);
}

/** A category's id and those of the categories above it, itself first. */
export function categoryLine(id: string): string[] {
  const root = id.split('.')[0] as string;
  return id === root ? [id] : [id, root];
}
