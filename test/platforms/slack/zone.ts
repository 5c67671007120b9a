/** What Slack tells of a time zone beside its name. */
export interface Zone {
  /** Such as `British Summer Time`. */
  readonly label: string
  /** Seconds east of Greenwich, with summer time where it is. */
  readonly offset: number
}

/** True for the name of a zone of the IANA database, such as `Europe/London`; an offset such as `+01:00` is none. */
export function isZone(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Z]/iu.test(name) && zonePart(name, 'long', new Date()) !== null
}

/** The zone as it is at a moment; throws where there is none of this name. */
export function describeZone(name: string, moment: Date = new Date()): Zone {
  const label = isZone(name) ? zonePart(name, 'long', moment) : null
  if (label === null) throw new Error(`there is no time zone ${name}`)
  const [, sign, hours = '0', minutes = '0'] =
    /^GMT(?:([+-])(\d\d):(\d\d))?/u.exec(zonePart(name, 'longOffset', moment) ?? '') ?? []
  const offset = Number(hours) * 3600 + Number(minutes) * 60
  return { label, offset: sign === '-' ? -offset : offset }
}

// Making one takes a hundred times as long as using it.
const formats = new Map<string, Intl.DateTimeFormat>()

function zonePart(timeZone: string, timeZoneName: 'long' | 'longOffset', moment: Date): string | null {
  try {
    const parts = formats
      .getOrInsertComputed(
        `${timeZone} ${timeZoneName}`,
        () => new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName }),
      )
      .formatToParts(moment)
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? null
  } catch {
    return null
  }
}
