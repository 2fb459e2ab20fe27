/** The two run-time standards a package can speak; the edition of 2004 only changes the manifest. */
export type Standard = 'scorm12' | 'scorm2004';

/** The names of the packages we build. */
export type ProfileName = 'scorm12' | 'scorm2004-3rd' | 'scorm2004-4th' | 'web';

/** A namespace of the manifest; `xsd` is the control file its schemaLocation points at, '' for none. */
export interface Namespace {
  prefix: string;
  uri: string;
  xsd: string;
}

/** Everything in which the packages differ, as data; `manifest()` and the build have no branches for an LMS. */
export interface PackageProfile {
  name: ProfileName;
  /** What the script speaks; `none` where there is no LMS to speak to. */
  standard: Standard | 'none';
  /** For people. */
  label: string;
  /** Ends the zip's name: `<id>-<version>-<suffix>.zip`. */
  suffix: string;
  /** How the package is described to an LMS; null where there is none. */
  manifest: ManifestProfile | null;
}

/** In what the manifests differ. */
export interface ManifestProfile {
  /** Exactly as LMSs match it; Moodle takes any other text for SCORM 1.2 (scormlib.php). */
  schemaversion: string;
  /** The first is the default namespace. Declare none that is not used: each needs its control file. */
  namespaces: readonly [Namespace, ...Namespace[]];
  /** `scormtype` in 1.2, `scormType` in 2004: the 4th edition's XSD lets the wrong case pass. */
  scormTypeAttribute: string;
  organizationAttributes: readonly string[];
  /** Lines after the organization's item. */
  organizationExtras: readonly string[];
  /** Lines after the item's title. */
  itemExtras: readonly string[];
  /** Schema files for the root of the zip, not listed in the manifest; scorm/bundle/xsd has them. */
  controlFiles: readonly string[];
}

const xsi: Namespace = { prefix: 'xsi', uri: 'http://www.w3.org/2001/XMLSchema-instance', xsd: '' };

const scorm12: ManifestProfile = {
  schemaversion: '1.2',
  namespaces: [
    { prefix: '', uri: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2', xsd: 'imscp_rootv1p1p2.xsd' },
    { prefix: 'adlcp', uri: 'http://www.adlnet.org/xsd/adlcp_rootv1p2', xsd: 'adlcp_rootv1p2.xsd' },
    xsi,
  ],
  scormTypeAttribute: 'adlcp:scormtype',
  organizationAttributes: [],
  organizationExtras: [],
  itemExtras: [],
  controlFiles: ['adlcp_rootv1p2.xsd', 'ims_xml.xsd', 'imscp_rootv1p1p2.xsd'],
};

/** What both editions of 2004 share. No pass mark, no completion threshold: the course says both itself. */
const scorm2004 = {
  namespaces: [
    { prefix: '', uri: 'http://www.imsglobal.org/xsd/imscp_v1p1', xsd: 'imscp_v1p1.xsd' },
    { prefix: 'adlcp', uri: 'http://www.adlnet.org/xsd/adlcp_v1p3', xsd: 'adlcp_v1p3.xsd' },
    { prefix: 'adlseq', uri: 'http://www.adlnet.org/xsd/adlseq_v1p3', xsd: 'adlseq_v1p3.xsd' },
    { prefix: 'adlnav', uri: 'http://www.adlnet.org/xsd/adlnav_v1p3', xsd: 'adlnav_v1p3.xsd' },
    { prefix: 'imsss', uri: 'http://www.imsglobal.org/xsd/imsss', xsd: 'imsss_v1p0.xsd' },
    xsi,
  ],
  scormTypeAttribute: 'adlcp:scormType',
  organizationAttributes: ['adlseq:objectivesGlobalToSystem="false"'],
  organizationExtras: [
    '<imsss:sequencing>',
    '  <imsss:controlMode choice="true" flow="true"/>',
    '</imsss:sequencing>',
  ],
  itemExtras: [
    '<imsss:sequencing>',
    '  <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>',
    '</imsss:sequencing>',
    '<adlnav:presentation>',
    '  <adlnav:navigationInterface>',
    // Not exit and suspendAll: hiding those too can trap the learner (scorm.md section 1).
    ...['previous', 'continue', 'abandon', 'abandonAll'].map(
      (b) => `    <adlnav:hideLMSUI>${b}</adlnav:hideLMSUI>`,
    ),
    '  </adlnav:navigationInterface>',
    '</adlnav:presentation>',
  ],
  controlFiles: [
    'XMLSchema.dtd',
    'adlcp_v1p3.xsd',
    'adlnav_v1p3.xsd',
    'adlseq_v1p3.xsd',
    'datatypes.dtd',
    'imscp_v1p1.xsd',
    'imsss_v1p0.xsd',
    'imsss_v1p0auxresource.xsd',
    'imsss_v1p0control.xsd',
    'imsss_v1p0delivery.xsd',
    'imsss_v1p0limit.xsd',
    'imsss_v1p0objective.xsd',
    'imsss_v1p0random.xsd',
    'imsss_v1p0rollup.xsd',
    'imsss_v1p0seqrule.xsd',
    'imsss_v1p0util.xsd',
    'xml.xsd',
  ],
} as const;

/** The package profiles by name; SCORM 1.2 is the one we recommend for Moodle. */
export const profiles = {
  scorm12: {
    name: 'scorm12',
    standard: 'scorm12',
    label: 'SCORM 1.2',
    suffix: 'scorm12',
    manifest: scorm12,
  },
  'scorm2004-3rd': {
    name: 'scorm2004-3rd',
    standard: 'scorm2004',
    label: 'SCORM 2004, 3rd edition',
    suffix: 'scorm2004-3rd',
    manifest: { ...scorm2004, schemaversion: '2004 3rd Edition' },
  },
  'scorm2004-4th': {
    name: 'scorm2004-4th',
    standard: 'scorm2004',
    label: 'SCORM 2004, 4th edition',
    suffix: 'scorm2004-4th',
    manifest: { ...scorm2004, schemaversion: '2004 4th Edition' },
  },
  web: {
    name: 'web',
    standard: 'none',
    label: 'Web page without an LMS',
    suffix: 'web',
    manifest: null,
  },
} as const satisfies Readonly<Record<ProfileName, PackageProfile>>;

export const profileNames = Object.keys(profiles) as ProfileName[];

/** The zip's file name, such as `coaching-or-mentoring-1.0.0-scorm12.zip`. */
export function zipName(profile: PackageProfile, course: { id: string; version: string }): string {
  return `${course.id}-${course.version}-${profile.suffix}.zip`;
}
