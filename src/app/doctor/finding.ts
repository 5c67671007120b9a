/** What the doctor found out about one thing. `off` is what isn't set up and needn't be. */
export interface Finding {
  readonly state: 'right' | 'wrong' | 'missing' | 'off'
  /** What was looked at and how it is, in a line. */
  readonly what: string
  /** What to do about it, a sentence a line; none where all is right. */
  readonly todo?: string
}
