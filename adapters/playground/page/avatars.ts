/** A letter on a square, as a picture that is loaded from nowhere. */
function avatar(letter: string, colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${colour}"/><text x="20" y="27" font-family="Georgia,serif" font-size="21" fill="#fff" text-anchor="middle">${letter}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

const colours = ['#8a4b08', '#1f6f54', '#7a2e62', '#2f5d8a']

export const botAvatar = avatar('¶', '#22304a')

export function avatarOf({ id, name }: { readonly id: string; readonly name: string }): string {
  return avatar(name.slice(0, 1), colours[Number(id.at(-1)) % colours.length] ?? '#444')
}
