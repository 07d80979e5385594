import type { KeywordResolution } from '../domain/conversation/route-report.js';
import type { Ask } from './ask.js';

interface Answer {
  readonly resolveKeyword: Omit<KeywordResolution, 'candidates'> & {
    readonly candidates: readonly { readonly number: number; readonly agency: { readonly code: string; readonly name: string } | null }[];
  };
}

const RESOLVE = `query KataKunci($text: String!) {
  resolveKeyword(text: $text) { outcome keyword rest candidates { number agency { code name } } }
}`;

/** What the registry says of the beginning of a text, by the longest match over all keywords of today. */
export async function resolveKeyword(ask: Ask, text: string): Promise<KeywordResolution> {
  const { resolveKeyword: resolution } = await ask<Answer>(RESOLVE, { text });
  const candidates = resolution.candidates.flatMap(({ number, agency }) =>
    agency ? [{ number, agencyCode: agency.code, name: agency.name }] : [],
  );
  return { ...resolution, candidates };
}
