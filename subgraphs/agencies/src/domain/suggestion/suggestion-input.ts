import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { isCategoryId } from '../category/category.js';
import { isRegionCode } from '../region/region.js';

/** The longest text that is looked at, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 10_000;

/** Whether a text may be looked at. Refused with INPUT_INVALID when it is empty or too long. */
export function checkText(text: string): { readonly ok: true } | Refusal {
  if (text.trim() !== '' && text.length <= MAX_TEXT_LENGTH) return { ok: true };
  return refuseInput([
    {
      field: 'text',
      problem: `1 to ${MAX_TEXT_LENGTH} characters, not only spaces`,
      masalah: `1 sampai ${MAX_TEXT_LENGTH} karakter, tidak kosong`,
    },
  ]);
}

/** What a suggestion is asked for. */
export interface SuggestionInput {
  readonly text: string;
  readonly regionCode: string | null;
  readonly categoryId: string | null;
}

/**
 * Whether an input can be answered at all; existence is looked up later. Refused with INPUT_INVALID for the text,
 * REGION_UNKNOWN and CATEGORY_UNKNOWN for what cannot be a code.
 */
export function checkSuggestionInput({ text, regionCode, categoryId }: SuggestionInput): { readonly ok: true } | Refusal {
  const checked = checkText(text);
  if (!checked.ok) return checked;
  if (regionCode !== null && !isRegionCode(regionCode)) return refuseRegion();
  return categoryId !== null && !isCategoryId(categoryId) ? refuseCategory() : { ok: true };
}

/** The refusal of a region that is not known. */
export function refuseRegion(): Refusal {
  const problem: FieldProblem = {
    field: 'regionCode',
    problem: 'no region has this code; look it up with `regions`',
    masalah: 'kode wilayah tidak dikenal',
  };
  return refuse('REGION_UNKNOWN', { fields: [problem] });
}

/** The refusal of a category that is not known. */
export function refuseCategory(): Refusal {
  const problem: FieldProblem = {
    field: 'categoryId',
    problem: 'no category has this id; look it up with `categories`',
    masalah: 'kategori tidak dikenal',
  };
  return refuse('CATEGORY_UNKNOWN', { fields: [problem] });
}
