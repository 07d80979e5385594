import { assertAllowed } from '@lapor/kit/refusal';
import { checkRequiredText } from '@lapor/schema/input/required-text';
import type { TextRule } from '@lapor/schema/input/text';
import { insertMessage } from '../database/dialogue.store.js';
import type { MessageKind } from '../domain/dialogue/message.js';
import type { Case } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';

/** How long a completion or a reply may be. */
export const MESSAGE: TextRule = { min: 5, max: 10_000 };

/** A message to be written; `field` is its name in the input. */
export interface NewMessage {
  readonly kind: MessageKind;
  readonly field: string;
  readonly text: string;
  readonly rule: TextRule;
}

/** Writes a message between reporter and desk, in the name of whoever acts. Throws INPUT_INVALID. */
export async function writeMessage(deps: ActionDependencies, open: Case, { kind, field, text, rule }: NewMessage): Promise<void> {
  const checked = checkRequiredText(field, text, rule);
  assertAllowed(checked);
  const { manager, report, decision, at } = open;
  const byAgencyCode = decision.as.kind === 'OFFICER' ? decision.as.agencyCode : null;
  await insertMessage(manager, { id: deps.newId(), reportId: report.id, kind, text: checked.text, byAgencyCode, writtenAt: at });
}
