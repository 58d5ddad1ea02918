import { currentSeam } from '../../contracts/client-seam.ts';
import type { StaffDirectory } from '../../contracts/staff-directory.ts';
import { openCognitoDirectory } from '../adapters/cognito-directory.ts';
import { openedOnce, theEnvironment } from './environment.ts';

/** The directory in which staff have their accounts; undefined where there is none. */
export const aDirectory: () => StaffDirectory | undefined = openedOnce(() => {
  const own = currentSeam()?.directory;
  if (own) return own;
  const { USER_POOL_ID } = theEnvironment();
  return USER_POOL_ID === undefined ? undefined : openCognitoDirectory(USER_POOL_ID);
});

export function theDirectory(): StaffDirectory {
  const directory = aDirectory();
  if (!directory)
    throw new Error('Expected USER_POOL_ID in the environment of this function, received none.');
  return directory;
}
