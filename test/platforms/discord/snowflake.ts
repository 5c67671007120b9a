/** 1 January 2015: https://discord.com/developers/docs/reference#snowflakes */
const EPOCH_MS = 1420070400000n

let last = 0n

/** A new id, later than every one before it, from which the time of its making can be read. */
export function nextSnowflake(): string {
  const now = (BigInt(Date.now()) - EPOCH_MS) << 22n
  last = now > last ? now : last + 1n
  return String(last)
}
