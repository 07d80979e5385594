import { NOT_FILED, received } from '../domain/reply/reply-text.js';
import { type Answered, answer } from './answered.js';
import type { ChannelDependencies } from './dependencies.js';
import { fileText } from './file-text.js';
import type { KeptMessage } from './receive-message.js';

/**
 * Files a text whose time to wait is over: nobody has said which agency is meant, or a quota refused it. While one still does it is
 * kept, and its sender is told nothing.
 */
export async function fileOverdue(deps: ChannelDependencies, kept: KeptMessage, incomingId: string): Promise<Answered> {
  const agencyCode = kept.agencyCode ?? null;
  const filed = await fileText(deps, kept, { key: incomingId, text: kept.text, agencyCode });
  if (filed.kind === 'QUOTA') return { outcome: 'HELD', replies: [], held: { incomingId, text: kept.text, agencyCode } };
  if (filed.kind === 'REFUSED') return answer(NOT_FILED, 'REFUSED');
  return { outcome: 'FILED', replies: [{ text: received(filed.receipt.trackingId), filed: filed.receipt }] };
}
