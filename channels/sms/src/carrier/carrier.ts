/** A message on its way to a telephone: plain, and only for as long as it takes to hand it on. */
export interface CarriedText {
  /** Ours; the carrier repeats it in what it tells of the message. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** The carrier has certainly not taken the message (it is not there, or has too much to do): it may be given again at once. */
export class CarrierBusyError extends Error {
  override readonly name = 'CarrierBusyError';
}

/** Nobody knows whether the carrier has taken the message: it was cut off before it answered. */
export class CarrierDoubtError extends Error {
  override readonly name = 'CarrierDoubtError';
}

/** What brings messages to telephones. Rejects with one of the two above. */
export interface Carrier {
  /** REFUSED is final: the carrier does not know such a number. */
  send(text: CarriedText): Promise<'ACCEPTED' | 'REFUSED'>;
}
