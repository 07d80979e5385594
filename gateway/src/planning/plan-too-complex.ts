/** An operation took longer than it may, or more memory. */
export class PlanTooComplex extends Error {
  override readonly name = 'PlanTooComplex';
}
