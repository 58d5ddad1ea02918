export interface PasswordTexts {
  readonly title: string;
  readonly id: string;
  readonly password: string;
  readonly next: string;
  readonly code: string;
  readonly codeLead: string;
  readonly enrolLead: string;
  readonly key: string;
  readonly open: string;
  readonly wrong: string;
  readonly again: string;
}

const en: PasswordTexts = {
  title: 'Sign in to Kinbridge',
  id: 'User name',
  password: 'Password',
  next: 'Continue',
  code: 'Code of six digits',
  codeLead: 'Enter the code that your authenticator app shows now.',
  enrolLead:
    'Add this key to your authenticator app, then enter the code that it shows. The key is shown only now.',
  key: 'Key',
  open: 'Add it to an app on this device',
  wrong: 'That did not match. After several failures, signing in is closed for 15 minutes.',
  again: 'Start again',
};

const fr: PasswordTexts = {
  title: 'Se connecter à Kinbridge',
  id: 'Nom d’utilisateur',
  password: 'Mot de passe',
  next: 'Continuer',
  code: 'Code à six chiffres',
  codeLead: 'Saisissez le code que votre application d’authentification affiche maintenant.',
  enrolLead:
    'Ajoutez cette clé à votre application d’authentification, puis saisissez le code affiché. La clé n’est montrée que maintenant.',
  key: 'Clé',
  open: 'L’ajouter à une application de cet appareil',
  wrong: 'Cela ne correspond pas. Après plusieurs échecs, la connexion est fermée pendant 15 minutes.',
  again: 'Recommencer',
};

const ar: PasswordTexts = {
  title: 'تسجيل الدخول إلى Kinbridge',
  id: 'اسم المستخدم',
  password: 'كلمة المرور',
  next: 'متابعة',
  code: 'رمز من ستة أرقام',
  codeLead: 'أدخل الرمز الذي يعرضه تطبيق المصادقة الآن.',
  enrolLead: 'أضف هذا المفتاح إلى تطبيق المصادقة، ثم أدخل الرمز الذي يعرضه. لا يظهر المفتاح إلا الآن.',
  key: 'المفتاح',
  open: 'إضافته إلى تطبيق على هذا الجهاز',
  wrong: 'البيانات غير متطابقة. بعد عدة محاولات فاشلة يُغلق تسجيل الدخول مدة 15 دقيقة.',
  again: 'البدء من جديد',
};

export const PASSWORD_TEXTS: Readonly<Record<string, PasswordTexts>> = { en, fr, ar };
