"""Writes apis.txt: the names of services as boto3 has them, and the operations of those that runbooks call most.

usage: python3 src/service/apis.py > src/service/apis.txt     (with botocore installed)
"""
from importlib.metadata import version

import botocore.session

CALLED = """accessanalyzer acm apigateway apigatewayv2 application-autoscaling athena autoscaling backup batch cloudformation
cloudfront cloudtrail cloudwatch codebuild codedeploy codepipeline compute-optimizer config dms docdb ds dynamodb ec2 ecr
ecs efs eks elasticache elasticbeanstalk elb elbv2 emr es events firehose fsx guardduty health iam imagebuilder inspector2
kinesis kms lambda license-manager logs macie2 neptune opensearch organizations ram rds redshift resource-groups
resourcegroupstaggingapi route53 s3 s3control secretsmanager securityhub service-quotas servicecatalog sns sqs ssm
ssm-incidents stepfunctions storagegateway sts support wafv2 workspaces""".split()

session = botocore.session.get_session()
print("#", version("botocore"))
for name in session.get_available_services():
    operations = session.get_service_model(name).operation_names if name in CALLED else []
    print(" ".join([name, *sorted(operations)]))
