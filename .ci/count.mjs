import { readFileSync } from 'node:fs'

// Adds up Vitest's JSON reports, after the names of the tests that failed, so that the last lines tell what to look at.
// A step that failed outside the tests counts as one failure.
const [failedSteps = '0', ...files] = process.argv.slice(2)
const reports = files.map((file) => JSON.parse(readFileSync(file, 'utf8')))
const sum = (key) => reports.reduce((total, report) => total + report[key], 0)
const passed = sum('numPassedTests')
const failed = sum('numFailedTests') + sum('numFailedTestSuites') * (sum('numFailedTests') === 0 ? 1 : 0)
const all = Math.max(failed, Number(failedSteps))
for (const { name, status, message, assertionResults } of reports.flatMap(({ testResults }) => testResults)) {
  if (status === 'failed' && assertionResults.length === 0) console.log(`failed: ${name}\n${message}`)
  for (const test of assertionResults.filter((each) => each.status === 'failed')) {
    console.log(`failed: ${name} > ${test.fullName}\n${test.failureMessages.join('\n')}`)
  }
}
console.log(`${passed} passed, ${all} failed, ${sum('numPendingTests')} skipped`)
process.exitCode = all > 0 || passed === 0 ? 1 : 0
