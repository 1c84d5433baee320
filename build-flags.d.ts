/** True in the demo build and in `npm run dev`; false in the build for real services, where the branch is removed. */
declare const __DEMO__: boolean;
/** Version of package.json. */
declare const __VERSION__: string;
