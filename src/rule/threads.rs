//! The public threads in which somebody showed what the service or a tool answers: `sources` of a rule names them.

use crate::diagnostic::citation::Citation;

macro_rules! threads {
    ($($name:ident = $repository:literal, $kind:literal, $number:literal;)*) => {
        $(pub(crate) const $name: Citation = Citation {
            title: concat!($repository, "#", $number),
            url: concat!("https://github.com/", $repository, "/", $kind, "/", $number),
        };)*
    };
}

threads! {
    AGENT_25 = "aws/amazon-ssm-agent", "issues", 25;
    AGENT_599 = "aws/amazon-ssm-agent", "issues", 599;
    AGENT_60 = "aws/amazon-ssm-agent", "issues", 60;
    AGENT_68 = "aws/amazon-ssm-agent", "issues", 68;
    BOTO3_1472 = "boto/boto3", "issues", 1472;
    CDK_3092 = "aws/aws-cdk", "issues", 3092;
    CDK_4057 = "aws/aws-cdk", "issues", 4057;
    CDK_5400 = "aws/aws-cdk", "issues", 5400;
    CDK_DOCUMENTS_35 = "cdklabs/cdk-ssm-documents", "issues", 35;
    CDK_DOCUMENTS_44 = "cdklabs/cdk-ssm-documents", "issues", 44;
    CDK_DOCUMENTS_55 = "cdklabs/cdk-ssm-documents", "issues", 55;
    CDK_DOCUMENTS_57 = "cdklabs/cdk-ssm-documents", "issues", 57;
    CFN_LINT_2728 = "aws-cloudformation/cfn-lint", "issues", 2728;
    CLI_1903 = "aws/aws-cli", "issues", 1903;
    CLI_6805 = "aws/aws-cli", "issues", 6805;
    CLI_6878 = "aws/aws-cli", "issues", 6878;
    CLI_8253 = "aws/aws-cli", "issues", 8253;
    CLI_9028 = "aws/aws-cli", "issues", 9028;
    COVERAGE_339 = "aws-cloudformation/cloudformation-coverage-roadmap", "issues", 339;
    DISTRIBUTOR_100 = "CrowdStrike/aws-ssm-distributor", "issues", 100;
    DISTRIBUTOR_66 = "CrowdStrike/aws-ssm-distributor", "issues", 66;
    DISTRIBUTOR_85 = "CrowdStrike/aws-ssm-distributor", "issues", 85;
    EKS_AMI_716 = "awslabs/amazon-eks-ami", "issues", 716;
    GAZOAKLEY_1 = "gazoakley/terraform-aws-session-manager-settings", "issues", 1;
    GENOMICS_14 = "aws-samples/aws-batch-genomics", "issues", 14;
    GUIDE_144 = "awsdocs/aws-systems-manager-user-guide", "issues", 144;
    GUIDE_186 = "awsdocs/aws-systems-manager-user-guide", "pull", 186;
    GUIDE_189 = "awsdocs/aws-systems-manager-user-guide", "issues", 189;
    IOT_CHAT_1 = "aws-samples/aws-iot-chat-example", "issues", 1;
    LOCALSTACK_13524 = "localstack/localstack", "pull", 13524;
    MODERNISATION_3756 = "ministryofjustice/modernisation-platform-environments", "pull", 3756;
    QUICKSTART_97 = "aws-quickstart/quickstart-microsoft-activedirectory", "issues", 97;
    SDK_JAVA_1209 = "aws/aws-sdk-java", "issues", 1209;
    SSHA_71 = "claranet/ssha", "issues", 71;
    SSM_HELPERS_47 = "disneystreaming/ssm-helpers", "pull", 47;
    TELEPORT_24176 = "gravitational/teleport", "issues", 24176;
    TERRAFORM_11788 = "hashicorp/terraform", "issues", 11788;
    TERRAFORM_22935 = "hashicorp/terraform", "issues", 22935;
    TERRATEST_978 = "gruntwork-io/terratest", "issues", 978;
    TPA_10130 = "hashicorp/terraform-provider-aws", "issues", 10130;
    TPA_10261 = "hashicorp/terraform-provider-aws", "issues", 10261;
    TPA_15895 = "hashicorp/terraform-provider-aws", "issues", 15895;
    TPA_17663 = "hashicorp/terraform-provider-aws", "issues", 17663;
    TPA_18913 = "hashicorp/terraform-provider-aws", "issues", 18913;
    TPA_21213 = "hashicorp/terraform-provider-aws", "pull", 21213;
    TPA_2210 = "hashicorp/terraform-provider-aws", "issues", 2210;
    TPA_2840 = "hashicorp/terraform-provider-aws", "issues", 2840;
    TPA_32471 = "hashicorp/terraform-provider-aws", "issues", 32471;
    TPA_35664 = "hashicorp/terraform-provider-aws", "issues", 35664;
    TPA_35908 = "hashicorp/terraform-provider-aws", "issues", 35908;
    TPA_37473 = "hashicorp/terraform-provider-aws", "issues", 37473;
    TPA_3810 = "hashicorp/terraform-provider-aws", "issues", 3810;
    TPA_40690 = "hashicorp/terraform-provider-aws", "issues", 40690;
    TPA_41251 = "hashicorp/terraform-provider-aws", "issues", 41251;
    TPA_46578 = "hashicorp/terraform-provider-aws", "issues", 46578;
    TPA_6954 = "hashicorp/terraform-provider-aws", "issues", 6954;
    TPA_7830 = "hashicorp/terraform-provider-aws", "issues", 7830;
    TRAPHEUS_225 = "intuit/Trapheus", "issues", 225;
}
