import type { KeywordResolution } from '../domain/conversation/route-report.js';
import type { Ask } from './ask.js';
import { askTogether, type SharedField } from './ask-together.js';

type Answer = Omit<KeywordResolution, 'candidates'> & {
  readonly candidates: readonly { readonly number: number; readonly agency: { readonly code: string; readonly name: string } | null }[];
};

const RESOLVE: SharedField = {
  name: 'KataKunci',
  field: 'resolveKeyword',
  argument: 'text',
  type: 'String!',
  selection: '{ outcome keyword rest candidates { number agency { code name } } }',
};

/** What the registry says of the beginning of a text, by the longest match over all keywords of today. */
export async function resolveKeyword(ask: Ask, text: string): Promise<KeywordResolution> {
  const resolution = await askTogether<Answer>(ask, RESOLVE, text);
  const candidates = resolution.candidates.flatMap(({ number, agency }) =>
    agency ? [{ number, agencyCode: agency.code, name: agency.name }] : [],
  );
  return { ...resolution, candidates };
}
