// `npm run prepare`, which `npm ci` calls: what browsers are sent, made by Vite.

const vite = await import('vite').catch(() => null)
if (vite === null) {
  // Installed without what is only needed for development: whoever needs the pages made them before.
  console.log('The pages for browsers are not made: that needs an npm ci with devDependencies.')
} else {
  await vite.build({ logLevel: 'warn' })
}
