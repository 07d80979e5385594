import type { Running } from '@lapor/kit/process';

/** A message that has come to a telephone. */
export interface Delivered {
  readonly number: number;
  readonly to: string;
  readonly from: string;
  readonly text: string;
  /** How many SMS it takes. */
  readonly parts: number;
}

/** Puts a message into the telephone that it is for. */
export type Keep = (message: Omit<Delivered, 'number' | 'parts'>) => void;

/** What the carrier and the channel are joined by. */
export interface Wire extends Running {
  /** Brings a text to the channel as a telephone writes it; whether it was taken. */
  send(message: { readonly from: string; readonly text: string; readonly signal: AbortSignal }): Promise<boolean>;
}
