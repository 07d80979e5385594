import type { KeptEntities } from '../execution/kept-entities.js';
import type { Foreign } from '../execution/own.js';
import type { Question } from './ask.js';
import type { Found } from './found.js';
import type { Notes } from './notes.js';
import type { Viewed } from './scan-json.js';
import type { Sent } from './sent.js';
import type { Come } from './write-text.js';

/** What a request brings whose answer is to be put together from texts. */
export interface WritingRequest {
  readonly rawVariables: Foreign;
  readonly sent: Sent;
  readonly kept: KeptEntities | undefined;
}

/** The state of one that is under way. */
export interface Writing extends WritingRequest, Viewed {
  readonly notes: Notes;
  /** The operation's own, for whichever body is read at the moment. */
  readonly found: Found;
  /** By the numbers of the parts, what is asked for as soon as it can be; undefined where there is nothing. */
  readonly questions: (Question | undefined)[];
  readonly come: (Come | undefined)[];
}
