import { readFileSync } from 'node:fs'

// Adds up Vitest's JSON reports. A step that failed outside the tests counts as one failure.
const [failedSteps = '0', ...files] = process.argv.slice(2)
const reports = files.map((file) => JSON.parse(readFileSync(file, 'utf8')))
const sum = (key) => reports.reduce((total, report) => total + report[key], 0)
const passed = sum('numPassedTests')
const failed = sum('numFailedTests') + sum('numFailedTestSuites') * (sum('numFailedTests') === 0 ? 1 : 0)
const all = Math.max(failed, Number(failedSteps))
console.log(`${passed} passed, ${all} failed, ${sum('numPendingTests')} skipped`)
process.exitCode = all > 0 || passed === 0 ? 1 : 0
