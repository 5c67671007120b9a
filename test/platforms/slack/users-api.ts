import { checkArguments, type Methods, type Refuse } from './call.ts'
import { describeUser, type Users } from './users.ts'

/** The methods that tell of people. */
export function createUsersApi(users: Users, refuse: Refuse): Methods {
  return {
    'users.info': (args, { method }) => {
      const problems = checkArguments(args, ['user'], ['include_locale'])
      if (problems.length > 0) return refuse(method, problems)
      const user = users.find(String(args.user))
      return user === null ? { error: 'user_not_found' } : { user: describeUser(user) }
    },
  }
}
