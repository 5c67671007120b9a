import type { Press } from '../posting/respond.ts'

/** The code of the command that was pressed: a button has it as its id, and an entry of a list as its value. */
export function codeOf(interaction: Press): string {
  return interaction.isButton() ? interaction.customId : (interaction.values[0] ?? '')
}
