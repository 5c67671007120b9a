/** A name of ours as the value of a label: "Slack" is slack, "take back" is take_back. */
export function labelOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '_')
}
